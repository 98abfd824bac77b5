// Who may make 规章: 《中华人民共和国立法法》 gives the power to departments of the State Council, to provincial
// governments and to those of cities with districts and autonomous prefectures, to nobody below and to none of their own
// departments.
import type { RowId } from "../core/form/law";

/** Rows that count 规章. */
export const ruleMakingRows: readonly RowId[] = ["governmentRules"];

/** A second name in brackets behind the first. */
const END = "(?:[（(][^（()）]*[）)])?$";

/**
 * Names that only bodies without the power bear. A city's government is not among them, nor its office, which may report
 * for all of the city: whether the city has districts its name does not say.
 */
export const withoutRuleMakingPower: readonly RegExp[] = [
  // 乡镇、街道
  new RegExp(`(?:街道(?:办事处)?|[镇乡](?:人民)?(?:政府)?|苏木(?:人民)?(?:政府)?)${END}`, "u"),
  // 县、旗、区政府及其办公室，派出的行政公署
  new RegExp(`(?:[县旗]|(?<!自治)区)(?:(?:人民)?政府)?(?:办公室)?${END}`, "u"),
  new RegExp(`行政公署(?:办公室)?${END}`, "u"),
  // 地方各级政府的部门，中央部门设在地方的机构；从第一个地名看起，长度再长也只看一遍
  new RegExp(
    `^(?:[^省州县区旗盟市]|市(?=场))*(?:[省州县区旗盟]|市(?!场))(?!.*人民政府(?:办公[室厅])?${END}).*(?:局|厅|委|委员会|管委会|办公室|研究室|处|所|院|中心|[总支大]队)${END}`,
    "u",
  ),
];
