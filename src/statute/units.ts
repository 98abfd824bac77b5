// Who may make 规章: 《中华人民共和国立法法》 gives the power to departments of the State Council, to provincial
// governments and to those of cities with districts and autonomous prefectures, to nobody below.

/** Names that end like this belong to bodies without the power, whatever stands before. */
export const withoutRuleMakingPower: readonly string[] = [
  "街道办事处",
  "街道",
  "镇人民政府",
  "镇",
  "乡人民政府",
  "乡",
  "县人民政府",
  "县政府",
];
