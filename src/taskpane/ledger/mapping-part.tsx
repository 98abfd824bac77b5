// How another system's ledger is taken: one list for each of its columns, and for each word that says no line by itself.
import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PaneActions } from "../pane-actions";
import { useCard } from "../parts/card";
import { useLook } from "../parts/look";
import type { Preview } from "../views";

type Mapping = Extract<Preview, { kind: "mapping" }>;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  // A line of the form is longer than a pane is wide: the list is cut off, and shows all of it when it opens.
  ask: { minWidth: 0, maxWidth: "100%" },
  list: { minWidth: 0, "& select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
  asks: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, overflowWrap: "anywhere" },
});

interface Props {
  readonly preview: Mapping;
  readonly busy: boolean;
  readonly onAnswer: PaneActions["answer"];
}

function Ask({
  ask,
  choices,
  busy,
  onAnswer,
}: Omit<Props, "preview"> & { ask: Mapping["asks"][number]; choices: Mapping["choices"] }): ReactElement {
  const styles = useStyles();
  const own = new Set(ask.options.map(({ id }) => id));
  const taken = choices.find((choice) => own.has(choice.id) && choice.taken)?.id ?? "";
  return (
    <Field className={styles.ask} label={ask.label} {...(ask.hint !== "" && { hint: ask.hint })}>
      <Select
        className={styles.list}
        value={taken}
        disabled={busy}
        onChange={(_, { value }) => {
          onAnswer([...own], false);
          onAnswer([value], true);
        }}
      >
        {ask.options.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function MappingPart({ preview, busy, onAnswer }: Props): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const card = useCard();
  const part = (about: Mapping["asks"][number]["about"], title: string): ReactElement | null => {
    const asks = preview.asks.filter((ask) => ask.about === about);
    return asks.length === 0 ? null : (
      <section className={styles.part} aria-label={title}>
        <h3 className={look.heading}>{title}</h3>
        <div className={styles.asks}>
          {asks.map((ask) => (
            <Ask key={ask.id} ask={ask} choices={preview.choices} busy={busy} onAnswer={onAnswer} />
          ))}
        </div>
      </section>
    );
  };
  return (
    <>
      {part("kept", "上次的对照")}
      {part("word", "这些说法计入哪一行")}
      {part("year", "没有年份的日期是哪一年")}
      {part("column", "各栏的对照")}
      {part("tables", "表三、表四里填什么")}
      <ul className={card.remarks}>
        {preview.remarks.map((remark, at) => (
          <li key={at}>{remark}</li>
        ))}
      </ul>
    </>
  );
}
