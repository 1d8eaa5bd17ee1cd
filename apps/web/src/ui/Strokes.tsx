/** The lines of an icon. */
export function Strokes({ paths }: { paths: readonly string[] }) {
  return paths.map((path) => <path key={path} d={path} />);
}
