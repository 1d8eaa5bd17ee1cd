/** The mark on the upper edge of a sheet; a menu on a wider screen has none. */
export function SheetHandle() {
  return <div className="mx-auto mt-1 mb-2 h-1 w-8 rounded-full bg-line two:hidden" />;
}
