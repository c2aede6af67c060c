import type { Answer } from "../../shared/ipc.ts";
import type { Finding } from "../../shared/publish/progress.ts";
import { previewOf, RESULTS, SENDING } from "./made.ts";
import type { Shoot } from "./Shoot.ts";

const ready = (over: Parameters<typeof previewOf>[0]): Answer<"publish.prepare"> => ({
  ok: true,
  value: previewOf(over),
});

/** The publish sheet of a story that is open: what it asks, what it does, what comes of it. */
export async function visitPublish(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.open(/Open Books/);
  await visitChecks(shoot);
  await visitRun(shoot);
  // Then in earnest: the site and its history are needed further on.
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:plan-title")).waitFor();
  await shoot.take("publish");
  await page.getByText(t("publish:details")).click();
  await shoot.take("publish-files");
  await shoot.press(t("publish:start-with-warnings"));
  await page.getByText(t("publish:result-published-text")).waitFor();
  await shoot.take("published");
  await shoot.press(t("publish:done"));
  await shoot.backToDesk();
}

async function visitChecks(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.answer({ "publish.prepare": "never" });
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:checking")).waitFor();
  await shoot.take("publish-checking");
  await shoot.closeDialog();
  const { rows } = await shoot.request("stories.query", { offset: 0, limit: 10 });
  const findings = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n): Finding => {
    const story = rows[n % rows.length];
    const title = story?.versions.en.title ?? "";
    return {
      rule: n === 0 ? "missing-slug" : n % 2 === 0 ? "broken-link" : "stale",
      severity: n === 0 ? "block" : "warn",
      story: `${story?.id}${n}`,
      language: "en",
      params: { title, url: "https://www.example.org/a/very/long/address/that/leads/nowhere-at-all.html" },
    };
  });
  await shoot.answer({ "publish.prepare": ready({ findings }) });
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:checks-blocking", { count: 1 })).waitFor();
  await shoot.take("publish-blocked");
  await shoot.closeDialog();
  const plan = { added: [], changed: [], removed: [], unchanged: 61, bytes: 0 };
  await shoot.answer({ "publish.prepare": ready({ plan, merged: [{ story: "a", change: "added" }] }) });
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:plan-nothing")).waitFor();
  await shoot.take("publish-nothing");
  await shoot.closeDialog();
}

/** A publish on its way over a slow line, and each end that it may come to. */
async function visitRun(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  await shoot.answer({
    "publish.prepare": ready({}),
    "publish.start": "never",
    "publish.cancel": { ok: true, value: null },
  });
  await shoot.press(t("publish:title"));
  await page.getByText(t("publish:plan-title")).waitFor();
  await shoot.press(t("publish:start"));
  await shoot.tell("publish.progress", SENDING);
  await page.getByText(t("publish:minutes-left", { count: 4 })).waitFor();
  await shoot.take("publish-running");
  await shoot.tell("publish.progress", { ...SENDING, phase: "gathering", secondsLeft: null });
  await page.getByText(t("publish:phase-gathering", { done: 412, total: 1_206 })).waitFor();
  await shoot.take("publish-gathering");
  await shoot.tell("publish.progress", { ...SENDING, phase: "sending" });
  await page.getByText(t("publish:phase-sending", { total: 1_206 })).waitFor();
  await shoot.take("publish-sending");
  await shoot.press(t("publish:work-on"));
  await shoot.button(t("publish:show")).waitFor();
  await shoot.take("publish-background");
  await shoot.press(t("publish:show"));
  await shoot.press(t("publish:cancel"));
  await page.getByText(t("publish:stopping")).waitFor();
  await shoot.take("publish-stopping");
  // What never ends is left with the page.
  await page.reload();
  await shoot.open(/Open Books/);
  for (const [name, value] of Object.entries(RESULTS)) {
    await shoot.answer({ "publish.prepare": ready({}), "publish.start": { ok: true, value } });
    await shoot.press(t("publish:title"));
    await page.getByText(t("publish:plan-title")).waitFor();
    await shoot.press(t("publish:start"));
    await page.getByRole("dialog").getByRole("alert").waitFor();
    await shoot.take(`publish-${name}`);
    await shoot.closeDialog();
  }
  await shoot.answer({});
}

/** What a host asks before it lets anybody in; the settings' host `server` is one that nobody answers for. */
export async function visitSignIn(shoot: Shoot): Promise<void> {
  const { page, t } = shoot;
  const place = { address: "www.example.org", port: 22, user: "editor", path: "/srv/www" };
  const server = { ...place, signIn: "password", key: "", hostKey: "" } as const;
  await shoot.request("hosts.save", {
    host: { kind: "sftp", id: "server", name: "www.example.org", ...server },
  });
  await shoot.request("hosts.save", {
    host: { kind: "sftp", id: "long", name: "The Web Server of Our Friends in the Berlin Office", ...server },
  });
  await shoot.press(t("publish:host"));
  await page.getByRole("menuitem").first().waitFor();
  await shoot.take("publish-menu");
  await page.getByRole("menuitem", { name: "www.example.org" }).click();
  await page.locator("input[type=password]").waitFor();
  await shoot.take("publish-sign-in");
  const name = "www.example.org";
  const key = "SHA256:5HDXo6Yw0zq2mZ6cTn3kPp1vU9rGm4eQ8sLb7aFxNdY";
  const errors = {
    "sign-in-wrong": { code: "host-sign-in", params: { name, user: "editor" } },
    key: { code: "host-key-unknown", params: { name, fingerprint: key } },
    "key-changed": {
      code: "host-key-changed",
      params: { name, found: key, expected: key.replace("5H", "Qw") },
    },
    unreachable: { code: "host-unreachable", params: { name, detail: `getaddrinfo ENOTFOUND ${name}` } },
  } as const;
  await shoot.closeDialog();
  for (const [screen, error] of Object.entries(errors)) {
    await shoot.answer({ "publish.prepare": { ok: false, error } });
    await shoot.press(t("publish:title"));
    await page.getByRole("dialog").locator("[role=alert], code").first().waitFor();
    await shoot.take(`publish-${screen}`);
    await shoot.closeDialog();
  }
  await shoot.answer({});
}
