import { localized } from "../../shared/language.ts";
import type { TwinpressApp } from "../app.ts";
import type { Handlers } from "./answer.ts";
import { requireLibrary } from "./requireLibrary.ts";

type Names = Extract<keyof Handlers, `stories.${string}`>;

/** Requests about stories. */
export function storyHandlers(app: TwinpressApp): Pick<Handlers, Names> {
  return {
    // An absent filter and an undefined one are the same to a window; to the library's types they aren't.
    "stories.query": ({ offset, limit, ...filters }) =>
      requireLibrary(app).query({ offset, limit, ...withoutUndefined(filters) }),
    "stories.facets": () => requireLibrary(app).facets(),
    "stories.get": ({ id }) => requireLibrary(app).get(id),
    "stories.create": ({ section }) => requireLibrary(app).create(withoutUndefined({ section })),
    "stories.save": (args) => app.background.ask("save", args),
    "stories.duplicate": ({ id }) => requireLibrary(app).duplicate(id),
    "stories.revisions": ({ id }) =>
      requireLibrary(app)
        .revisions(id)
        .map(({ key, savedAt, story }) => ({
          key,
          savedAt,
          titles: localized((language) => story.versions[language].title),
        })),
    "stories.revision": ({ id, key }) => requireLibrary(app).revision(id, key),
    "stories.duplicateRevision": ({ id, key }) => requireLibrary(app).duplicateRevision(id, key),
    "stories.trash": ({ ids }) => {
      requireLibrary(app).trash(ids);
      return null;
    },
    "stories.restore": ({ ids }) => {
      requireLibrary(app).restore(ids);
      return null;
    },
    "stories.delete": ({ ids }) => {
      requireLibrary(app).delete(ids);
      return null;
    },
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  // The entries left are those whose values are not undefined, which fromEntries can't say.
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}
