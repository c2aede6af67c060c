import { UserError } from "../../shared/errors.ts";
import { isSamePlace } from "../../shared/publish/hostKinds.ts";
import { type HostConfig, hostConfigSchema } from "../../shared/story/newsroom.ts";
import type { Agreements } from "./agreements.ts";
import type { Database } from "./database.ts";

/** The hosts that a newsroom is published to. */
export class HostConfigs {
  private readonly database: Database;
  private readonly agreements: Agreements;

  constructor(database: Database, agreements: Agreements) {
    this.database = database;
    this.agreements = agreements;
  }

  list(): HostConfig[] {
    return this.database
      .prepare("SELECT config FROM hosts ORDER BY position, id")
      .all()
      .map((row) => hostConfigSchema.parse(JSON.parse(String(row.config))));
  }

  /** Adds a host or changes the one with its id. @throws UserError `host-exists` for a name in use */
  save(host: HostConfig): void {
    const config = JSON.stringify(hostConfigSchema.parse(host));
    this.database.transaction(() => {
      const hosts = this.list();
      const isTaken = hosts.some((other) => other.name === host.name && other.id !== host.id);
      if (isTaken) throw new UserError("host-exists", { name: host.name });
      // What is not in another place was not taken down there: nothing was agreed on with it yet.
      const before = hosts.find(({ id }) => id === host.id);
      if (before && !isSamePlace(before, host)) this.agreements.forget(host.id);
      this.database
        .prepare(
          `INSERT INTO hosts (id, position, config)
           VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM hosts), ?)
           ON CONFLICT (id) DO UPDATE SET config = excluded.config`,
        )
        .run(host.id, config);
    });
  }

  /** Forgets a host; what is published there stays there. */
  remove(id: string): void {
    this.database.transaction(() => {
      this.database.prepare("DELETE FROM hosts WHERE id = ?").run(id);
      this.agreements.forget(id);
    });
  }
}
