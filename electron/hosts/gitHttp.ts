import fs from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import git, { Errors, type GitHttpRequest, type GitHttpResponse } from "isomorphic-git";
import { UserError } from "../../shared/errors.ts";
import type { CommitWatch } from "../../shared/publish/host.ts";
import { secretVariable } from "../../shared/publish/hostKinds.ts";
import type { HostOf } from "../../shared/story/newsroom.ts";
import type { GitRepository } from "./gitRepository.ts";
import { GitFault, type GitTransport, LOCAL_BRANCH, refusedPush } from "./gitTransport.ts";
import { httpFetch } from "./http.ts";

/**
 * The user name where none is set: services that sign in by a token take any
 * (docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation).
 */
const ANY_USER = "x-access-token";
/** Answers that may be others the next time. */
const PASSING: readonly number[] = [408, 425, 429];

/** A repository's "smart" HTTP server (git-scm.com/docs/gitprotocol-http). */
export class HttpTransport implements GitTransport {
  private readonly config: HostOf<"git">;
  private readonly secret: string | null;
  private readonly repository: GitRepository;
  private readonly user: string;
  /** The repository's address without what may stand in it to sign in with, for messages. */
  private readonly address: string;
  private wasReached = false;
  /** Where the server said that the repository is instead. */
  private moved: string | null = null;

  constructor(config: HostOf<"git">, secret: string | null, repository: GitRepository) {
    this.config = config;
    this.secret = secret;
    this.repository = repository;
    this.user = config.user || ANY_USER;
    this.address = config.url.replace(/\/\/[^/@]*@/, "//").replace(/\/+$/, "");
  }

  async fetch(): Promise<string | null> {
    const { folder: gitdir, cache } = this.repository;
    const branch = `refs/heads/${this.config.branch}`;
    const refs = await this.asking("host-sign-in", () =>
      git.listServerRefs({ ...this.server(), prefix: branch, protocolVersion: 1 }),
    );
    const oid = refs.find(({ ref }) => ref === branch)?.oid ?? null;
    if (oid === null || (await this.has(oid))) return oid;
    const found = await this.asking("host-sign-in", () =>
      git.fetch({
        ...this.server(),
        fs,
        gitdir,
        cache,
        remote: "origin",
        ref: LOCAL_BRANCH,
        remoteRef: branch,
        singleBranch: true,
        depth: 1,
        tags: false,
      }),
    );
    return found.fetchHead;
  }

  async push(commit: string, watch?: CommitWatch): Promise<boolean> {
    const { folder: gitdir, cache } = this.repository;
    const remoteRef = `refs/heads/${this.config.branch}`;
    let said = "";
    const onMessage = (line: string) => {
      said += `${line}\n`;
    };
    try {
      await this.asking("host-read-only", () =>
        git.push({
          ...this.server(watch),
          fs,
          gitdir,
          cache,
          remote: "origin",
          ref: commit,
          remoteRef,
          onMessage,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Errors.PushRejectedError) return false;
      if (!(error instanceof Errors.GitPushError)) throw error;
      // What the server said beside its answer is handed out without being waited for.
      await turn();
      const { error: unpacking, refs } = error.data.result;
      return refusedPush(this.config, unpacking || refs[remoteRef]?.error || "", said);
    }
  }

  async mayPush(): Promise<void> {
    await this.asking("host-read-only", () =>
      git.listServerRefs({ ...this.server(), forPush: true, protocolVersion: 1 }),
    );
  }

  private has(oid: string): Promise<boolean> {
    return this.repository.treeOf(oid).then(
      () => true,
      () => false,
    );
  }

  private server(watch?: CommitWatch) {
    return {
      http: { request: (request: GitHttpRequest) => this.request(request, watch) },
      url: this.config.url.replace(/\/+$/, ""),
      onAuth: () => {
        if (this.secret !== null) return { username: this.user, password: this.secret };
        const { name } = this.config;
        throw new UserError("host-secret-missing", { name, variable: secretVariable(this.config) });
      },
      onAuthFailure: () => ({ cancel: true }),
    };
  }

  /** One request. The whole answer is read, so that a line that breaks off is met here and nowhere else. */
  private async request(
    { url, method = "GET", headers = {}, body }: GitHttpRequest,
    watch: CommitWatch = {},
  ): Promise<GitHttpResponse> {
    const parts: Uint8Array[] = [];
    for await (const part of body ?? []) parts.push(part);
    const sent = Buffer.concat(parts);
    const { name } = this.config;
    let left = 0;
    const onSent = (bytes: number) => {
      left = bytes;
      watch.onSent?.(bytes, sent.byteLength);
    };
    const options = { body: body && sent, wasReached: this.wasReached, onSent, signal: watch.signal };
    const [from, to] = [this.address, this.moved ?? this.address];
    const target = url.startsWith(from) ? to + url.slice(from.length) : url;
    try {
      const answer = await httpFetch(
        (part) =>
          fetch(target, { ...part, method, redirect: "manual", headers: { ...part.headers, ...headers } }),
        { name, address: from },
        options,
      );
      this.wasReached = true;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const elsewhere = this.redirection(answer, target);
      if (elsewhere !== null && this.moved === null && method === "GET") {
        this.moved = elsewhere;
        return await this.request({ url, method, headers }, watch);
      }
      return {
        url,
        method,
        headers: Object.fromEntries(answer.headers),
        // A list is taken as well as an iterator, whatever the types say.
        body: (async function* () {
          yield bytes;
        })(),
        statusCode: answer.status,
        statusMessage: answer.statusText,
      };
    } catch (error) {
      if (error instanceof UserError || error instanceof GitFault) throw error;
      if (watch.signal?.aborted && left < sent.byteLength)
        throw new UserError("publish-cancelled", {}, error);
      const detail = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
      // Ports of other services, to which fetch() never goes (fetch.spec.whatwg.org, "Port blocking").
      if (detail === "bad port") throw new UserError("host-unreachable", { name, detail }, error);
      throw new GitFault(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  /** Where the repository is instead, if that is on the same server: no other is told the secret. */
  private redirection(answer: Response, url: string): string | null {
    const location = answer.headers.get("location");
    if (answer.status < 300 || answer.status > 399 || location === null) return null;
    const there = new URL(location, url);
    const base = there.href.match(/^(.*)\/info\/refs\?/)?.[1];
    return base !== undefined && there.origin === new URL(url).origin ? base : null;
  }

  /** @param forbidden what it means that a signed-in user may not */
  private async asking<T>(forbidden: "host-sign-in" | "host-read-only", work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.translate(error, forbidden);
    }
  }

  private translate(error: unknown, forbidden: "host-sign-in" | "host-read-only"): unknown {
    const { name } = this.config;
    const [path, user] = [this.address, this.user];
    if (error instanceof Errors.UserCanceledError)
      return new UserError("host-sign-in", { name, user }, error);
    // Something answers there, but it is no repository.
    if (error instanceof Errors.SmartHttpError)
      return new UserError("host-path-missing", { name, path }, error);
    if (error instanceof Errors.RemoteCapabilityError) {
      return new UserError("host-refused", { name, path, detail: error.data.capability }, error);
    }
    if (error instanceof Errors.ParseError || error instanceof Errors.EmptyServerResponseError) {
      return new GitFault(error.message, { cause: error });
    }
    if (!(error instanceof Errors.HttpError)) return error;
    const status = error.data.statusCode;
    if (status === 401) return new UserError("host-sign-in", { name, user }, error);
    if (status === 403) return new UserError(forbidden, { name, user, path }, error);
    if (status === 404 || status === 410) return new UserError("host-path-missing", { name, path }, error);
    if (status === 507) return new UserError("host-full", { name, path }, error);
    if (status >= 500 || PASSING.includes(status)) return new GitFault(error.message, { cause: error });
    return new UserError("host-refused", { name, path, detail: `HTTP ${status}` }, error);
  }
}
