import { expect, test } from "vitest";
import { httpFetch } from "../../electron/hosts/http.ts";

test("a port that no request goes to is told as a host that can't be reached", async () => {
  const address = "http://127.0.0.1:6000/";
  await expect(httpFetch((part) => fetch(address, part), { name: "Live", address })).rejects.toMatchObject({
    code: "host-unreachable",
    params: { name: "Live", detail: "bad port" },
  });
});
