import { squareBeside } from "../../../src/app/words/place";

const place = { sheet: "表三", row: 7, col: 3 };

it.each([
  ["表三!D8 （一）予以公开·自然人填41应为14，请核实。", ""],
  ["填在表三!D8", ""],
  // Another cell whose address begins the same is not this one.
  ["表三!D80 填41应为14，请核实。", "D8"],
  ["表三!D80 与表三!D8 相差27，请核对。", ""],
  ["“自然人”栏相差27，请核对。", "D8"],
  ["表二!D8 填41，请核对。", "D8"],
])("beside “%s” the corner of a card says “%s”", (sentence, said) => {
  expect(squareBeside(place, sentence)).toBe(said);
});
