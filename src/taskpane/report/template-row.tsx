// 生成带占位符的模板, as 报告 and Word's pane both offer it.
import type { ReactElement } from "react";
import { ActionRow } from "../parts/action-row";

interface Props {
  readonly busy: boolean;
  readonly onPress: () => void;
}

export const TemplateRow = ({ busy, onPress }: Props): ReactElement => (
  <ActionRow
    icon="report"
    name="生成带占位符的模板"
    about="六个部分、三张表和起草的句子都放好占位符，改成自己的文字，留着每年填（.docx）"
    disabled={busy}
    onPress={onPress}
  />
);
