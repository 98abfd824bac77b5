// The pane in Word: the source, what would be written where, and one sentence about what was done.
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, type ReactElement } from "react";
import { READABLE } from "../../core/document/kept-as";
import { ActionRow, FileRow } from "../parts/action-row";
import { BusyBar } from "../parts/busy-bar";
import { useCard } from "../parts/card";
import { useLook } from "../parts/look";
import { PanePage } from "../parts/pane-frame";
import { agrees } from "../update/update-view";
import type { WordAsk, WordView } from "./word-view";

const AuditList = lazy(async () => ({ default: (await import("./audit-list")).AuditList }));
const FinalCard = lazy(async () => ({ default: (await import("./final-card")).FinalCard }));
const Notice = lazy(async () => ({ default: (await import("../parts/notice")).Notice }));
const DeliveryNotice = lazy(async () => ({ default: (await import("../parts/delivery-notice")).DeliveryNotice }));
const Templates = lazy(async () => ({ default: (await import("./templates")).Templates }));
const WordSource = lazy(async () => ({ default: (await import("./word-source")).WordSource }));
const UpdateScreen = lazy(async () => ({ default: (await import("../update/update-screen")).UpdateScreen }));

interface Props {
  readonly view: WordView;
  readonly dark: boolean;
  /** WPS 文字 is given a new file, and its document stays as it is. */
  readonly writes?: "a-new-file";
  readonly onAsk: (asked: WordAsk) => void;
}

/** 核对正文: against the source where one is chosen, else against the document's own tables. */
function Audit({ view, onAsk }: Omit<Props, "dark">): ReactElement {
  const card = useCard();
  const busy = view.doing !== undefined;
  return (
    <>
      <div className={card.card}>
        <ActionRow
          icon="cause"
          name="核对正文"
          about={`逐个数与${view.source === undefined ? "文档自己的三张表" : "选好的来源"}核对，按一条选中原文`}
          disabled={busy}
          expanded={view.audit !== undefined}
          onPress={() => onAsk({ kind: view.audit === undefined ? "audit" : "audit-away" })}
        />
      </div>
      <Suspense fallback={null}>{view.audit && <AuditList view={view.audit} busy={busy} onAsk={onAsk} />}</Suspense>
    </>
  );
}

export function WordPane({ view, dark, writes, onAsk }: Props): ReactElement {
  const card = useCard();
  const look = useLook();
  const busy = view.doing !== undefined;
  const dismiss = (): void => onAsk({ kind: "hush" });
  return (
    <PanePage
      dark={dark}
      busy={busy}
      head={view.doing !== undefined && <BusyBar doing={view.doing} />}
      status={view.doing === undefined ? view.message : `${view.doing}…`}
      alert={view.refused}
    >
      <h1 className={look.heading}>把年报数据写入这份文档</h1>
      <Suspense fallback={null}>
        {view.refused !== undefined && <Notice tone="refused" sentence={view.refused} onClose={dismiss} />}
        {view.refused === undefined && view.message !== undefined && (
          <Notice tone="done" sentence={view.message} onClose={dismiss} />
        )}
        {view.delivered && (
          <DeliveryNotice
            key={view.delivered.name}
            file={view.delivered}
            busy={busy}
            onDeliver={(way) => onAsk({ kind: "deliver-again", way })}
          />
        )}
      </Suspense>
      {view.source === undefined ? (
        <>
          <div className={card.card}>
            <FileRow
              icon="file"
              name="选数据来源"
              about="填好的统计表工作簿，或一份报告（Excel、Word、WPS、PDF、网页、邮件、文本）"
              accept={READABLE}
              disabled={busy}
              onFile={(file) => onAsk({ kind: "source", file })}
            />
          </div>
          <Audit view={view} onAsk={onAsk} />
          <Suspense fallback={null}>
            {!writes && <FinalCard marks={view.final} busy={busy} onAsk={onAsk} />}
            <Templates view={view} onAsk={onAsk} />
          </Suspense>
          <p className={look.hint}>
            三张表、占位符和正文里认出的数字写到原处，先看后写，其余一字不动；
            {writes ? "写成旁边的一份新文档并打开，现在这份不动。" : "写错了可以用Word的撤销退回。"}
          </p>
        </>
      ) : (
        <>
          <Suspense fallback={null}>
            <WordSource view={view} writes={writes !== undefined} onAsk={onAsk} />
          </Suspense>
          <Audit view={view} onAsk={onAsk} />
          <Suspense fallback={null}>
            {(view.found ?? view.candidates) && (
              <UpdateScreen
                view={view}
                busy={busy}
                onAsk={onAsk}
                write={writes ? "写成新文档" : "写入文档"}
                settled={agrees(view)}
              >
                <Button disabledFocusable={busy} onClick={() => onAsk({ kind: "look" })}>
                  重新对照
                </Button>
              </UpdateScreen>
            )}
            {!writes && <FinalCard marks={view.final} busy={busy} onAsk={onAsk} />}
            <Templates view={view} onAsk={onAsk} />
          </Suspense>
        </>
      )}
    </PanePage>
  );
}
