import { useState } from "react";
import { HOST_FIELDS, type HostField } from "../../shared/publish/hostKinds.ts";
import { type HostConfig, type HostKind, hostConfigSchema } from "../../shared/story/newsroom.ts";

/** A host as it is being typed. */
export interface HostDraft {
  kind: HostKind;
  name: string;
  secret: string;
  /** The fields that are asked for, as things stand. */
  fields: readonly HostField[];
  value(field: string): string;
  set(field: string, value: string): void;
  setName(name: string): void;
  setKind(kind: HostKind): void;
  setSecret(secret: string): void;
  /** Once it was read: the names of the fields that are still missing or do not fit. */
  wrong: readonly string[];
  /** The host, or null while something is {@link wrong}. */
  read(): HostConfig | null;
}

/** What is typed into a host's form; nothing is kept until it is saved. */
export function useHostDraft(id: string, start: HostConfig | null, initialKind: HostKind): HostDraft {
  const [kind, setKind] = useState<HostKind>(start?.kind ?? initialKind);
  const [name, setName] = useState(start?.name ?? "");
  const [secret, setSecret] = useState("");
  const [wasRead, setWasRead] = useState(false);
  const [values, setValues] = useState<Record<string, string>>(() => textsOf(start));
  const all = HOST_FIELDS[kind];
  const value = (field: string) =>
    values[field] ?? String(all.find((candidate) => candidate.name === field)?.initial ?? "");
  const fields = all.filter(({ when }) => !when || when.is.includes(value(when.field)));
  const given = Object.fromEntries(all.map((field) => [field.name, value(field.name).trim()]));
  const { data, error } = hostConfigSchema.safeParse({ ...given, kind, id, name: name.trim() });
  const wrong = wasRead ? (error?.issues ?? []).map(({ path }) => String(path[0] ?? "")) : [];
  const read = () => {
    setWasRead(true);
    return data ?? null;
  };
  const chooseKind = (chosen: HostKind) => {
    setKind(chosen);
    setWasRead(false);
  };
  const set = (field: string, text: string) => setValues((before) => ({ ...before, [field]: text }));
  return { kind, name, secret, fields, value, set, setName, setKind: chooseKind, setSecret, wrong, read };
}

function textsOf(host: HostConfig | null): Record<string, string> {
  if (!host) return {};
  return Object.fromEntries(Object.entries(host).map(([key, value]) => [key, String(value)]));
}
