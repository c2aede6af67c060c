import type { HostKind } from "../../shared/story/newsroom.ts";

/** Something that a person has to say of a host of a kind, beside its name. */
export interface HostOption {
  /** The setting's name, and the command line's option. */
  name: string;
  /** A path of this computer, kept absolute. */
  isPath: boolean;
}

/** What each kind of host needs to be told. */
export const HOST_OPTIONS: { readonly [K in HostKind]: readonly HostOption[] } = {
  folder: [{ name: "path", isPath: true }],
};
