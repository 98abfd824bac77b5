// 三、收到和处理政府信息公开申请情况. The editions differ in （六）其他处理 alone.
import { block, count, group, item, relation, table, total, type Line } from "../core/form/form";

/** @param other - the lines the edition prints for （六）其他处理 */
export const requestsWith = <const O extends Line>(other: O) =>
  table("requests", "三", "三、收到和处理政府信息公开申请情况", {
    rules: { count: "R05", down: "R02", across: "R03" },
    blocks: [
      block({
        stubhead: "（本列数据的勾稽关系为：|第一项加第二项之和，|等于第三项加第四项之和）",
        holds: count("件"),
        columns: [
          group(
            "申请人情况",
            item("naturalPerson", "自然人"),
            group(
              "法人或其他组织",
              item("business", "商业|企业"),
              item("research", "科研|机构"),
              item("publicWelfare", "社会|公益|组织"),
              item("legalService", "法律|服务|机构"),
              item("otherEntity", "其他"),
            ),
            total("total", "总计"),
          ),
        ],
        rows: [
          item("received", "一、本年新收政府信息公开申请数量"),
          item("broughtForward", "二、上年结转政府信息公开申请数量"),
          group(
            "三、|本年度|办理|结果",
            item("granted", "（一）予以公开"),
            item("partlyGranted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
            group(
              "（三）|不予|公开",
              item("denied.stateSecret", "1.属于国家秘密"),
              item("denied.forbidden", "2.其他法律行政法规禁止公开"),
              item("denied.security", "3.危及“三安全一稳定”"),
              item("denied.thirdParty", "4.保护第三方合法权益"),
              item("denied.internal", "5.属于三类内部事务信息"),
              item("denied.process", "6.属于四类过程性信息"),
              item("denied.enforcementFile", "7.属于行政执法案卷"),
              item("denied.administrativeQuery", "8.属于行政查询事项"),
            ),
            group(
              "（四）|无法|提供",
              item("unable.notHeld", "1.本机关不掌握相关政府信息"),
              item("unable.toBeCreated", "2.没有现成信息需要另行制作"),
              item("unable.unclear", "3.补正后申请内容仍不明确"),
            ),
            group(
              "（五）|不予|处理",
              item("declined.complaint", "1.信访举报投诉类申请"),
              item("declined.repeated", "2.重复申请"),
              item("declined.publication", "3.要求提供公开出版物"),
              item("declined.excessive", "4.无正当理由大量反复申请"),
              item("declined.confirmation", "5.要求行政机关确认或重新出具已获取信息"),
            ),
            other,
            total("processed", "（七）总计"),
          ),
          item("carriedForward", "四、结转下年度继续办理"),
        ],
        down: [
          relation("R01", "received + broughtForward = processed + carriedForward"),
          relation("R40", "broughtForward = previous.carriedForward"),
        ],
      }),
    ],
  });
