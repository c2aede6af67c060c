import { describe, expect, it } from "vitest";
import { all, moveBy, NONE, only, rangeTo, settled, toggled } from "../../renderer/desk/selection.ts";

function rows(...ids: string[]): Map<number, { id: string }> {
  return new Map(ids.map((id, index) => [index, { id }]));
}

describe("the desk's selection", () => {
  const five = rows("a", "b", "c", "d", "e");

  it("is of stories, not of places: after some are gone, no other takes their place in it", () => {
    const chosen = rangeTo(only(0, five), 2, five);
    expect([...chosen.ids]).toEqual(["a", "b", "c"]);
    const after = settled(chosen, rows("d", "e"), 2);
    expect([...after.ids]).toEqual(["e"]);
    expect(after.ids.size).toBe(1);
  });

  it("stays with its stories when others come in before them", () => {
    const after = settled(only(1, five), rows("new", "a", "b", "c"), 4);
    expect([...after.ids]).toEqual(["b"]);
    expect(after.active).toBe(2);
  });

  it("goes back to within the list when the last row goes", () => {
    expect(settled(only(4, five), rows("a", "b", "c", "d"), 4)).toMatchObject({ active: 3, activeId: "d" });
    expect(settled(only(0, rows("a")), rows(), 0)).toMatchObject({ active: 0, activeId: null });
  });

  it("adds, takes out, and takes all that is known", () => {
    const two = toggled(only(0, five), 3, five);
    expect([...two.ids]).toEqual(["a", "d"]);
    expect([...toggled(two, 0, five).ids]).toEqual(["d"]);
    expect(all(NONE, five).ids.size).toBe(5);
  });

  it("moves by the keys, and not beyond the ends", () => {
    expect(moveBy("ArrowDown", 4, 5, 3)).toBe(4);
    expect(moveBy("PageUp", 1, 5, 3)).toBe(0);
    expect(moveBy("End", 0, 5, 3)).toBe(4);
    expect(moveBy("x", 0, 5, 3)).toBeNull();
  });
});
