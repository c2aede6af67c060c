import { expect, test } from "vitest";
import { indexTokens } from "../../shared/document/searchText.ts";

test("Chinese goes into the index as pairs of characters, however long it goes on without a stop", () => {
  expect(indexTokens("稿件管理 CANGO的")).toBe("稿件 件管 管理 理 CANGO 的");
  expect(indexTokens("河".repeat(300_000)).split(" ")).toHaveLength(300_000);
});
