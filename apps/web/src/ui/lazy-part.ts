import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A component that is fetched when it is first drawn. @param name as what its file exports it */
export const lazyPart = <Props, Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: (await load())[name] }));
