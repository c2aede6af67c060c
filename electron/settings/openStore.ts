import Store from "electron-store";

/**
 * What is kept in a file of the app's own folder. A file that a crash or a person damaged is begun anew;
 * null where it can't be used at all, so that what is kept is kept till the app ends: nobody is kept
 * from their stories by it.
 */
export function openStore<T extends object>(name: string): Store<T> | null {
  try {
    return new Store<T>({ name, clearInvalidConfig: true });
  } catch (error) {
    console.error(`${name}.json:`, error);
    return null;
  }
}
