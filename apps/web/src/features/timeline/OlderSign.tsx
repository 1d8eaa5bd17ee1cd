/** The room over the first row while there is more before it, with bubbles in it when that takes a moment. */
export function OlderSign({ late }: { late: boolean }) {
  return (
    // The room is there also without them: what comes and goes in it moves nothing.
    <div aria-hidden="true" className="flex h-26 shrink-0 flex-col justify-end gap-3">
      {late && (
        <>
          <div className="skeleton h-9.25 w-[44%] max-w-130 rounded-bubble" />
          <div className="skeleton h-9.25 w-[62%] max-w-130 self-end rounded-bubble" />
        </>
      )}
    </div>
  );
}
