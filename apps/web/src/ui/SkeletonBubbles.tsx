const widths = ['44%', '62%', '38%', '70%', '52%', '30%'];

/** Bubbles without words while a conversation is on its way. */
export function SkeletonBubbles() {
  return (
    <div aria-hidden="true" className="skeleton-late flex flex-col gap-3 py-6">
      {widths.map((width, index) => (
        <div
          key={width}
          className={`skeleton h-9.25 max-w-130 rounded-bubble ${index % 3 === 1 ? 'self-end' : 'self-start'}`}
          style={{ width }}
        />
      ))}
    </div>
  );
}
