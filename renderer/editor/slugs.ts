type Slugs = typeof import("../../shared/story/slug.ts");

let loaded: Slugs | null = null;
let loading: Promise<Slugs> | null = null;

/** Loads what addresses are made by: a dictionary of Chinese readings, which opening a story doesn't wait for. */
function loadSlugs(): Promise<Slugs> {
  loading ??= import("../../shared/story/slug.ts").then((module) => {
    loaded = module;
    return module;
  });
  return loading;
}

/** Makes an address: at once, but for the first time, when that is loaded. In the order of the calls. */
export function withSlugs(use: (slugs: Slugs) => void): void {
  if (loaded) use(loaded);
  else void loadSlugs().then(use);
}

/** Loads it while nobody waits. */
export function prepareSlugs(): void {
  requestIdleCallback(() => void loadSlugs());
}
