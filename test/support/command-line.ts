// The command line as its user runs it, in a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { figuresFile } from "../../src/app/read/figures-file";
import type { Value } from "../../src/core/figures/values";
import { figuresOf, formFor, type Report } from "../core/diagnose/reports";
import { reportAsText } from "./text-forms";

const root = resolve(__dirname, "../..");
/** What tests leave for other programs to judge. */
export const left = join(root, "out", "test", "cli");

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  readonly at: (name: string) => string;
  readonly run: (...args: string[]) => Ran;
  /** A report as a text file: `said` is the paragraph on applications. */
  readonly text: (report: Report, name: string, said: string, unit?: string) => string;
  /** The figures alone, as a JSON file. */
  readonly figures: (report: Report, name: string, unit: string, change?: (values: Value[]) => void) => string;
  readonly end: () => void;
}

export function commandLine(): CommandLine {
  const home = mkdtempSync(join(tmpdir(), "nianbao-cli-"));
  mkdirSync(left, { recursive: true });
  const at = (name: string): string => join(home, name);
  return {
    at,
    run(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, ".config", "nianbao.mjs"), ...args], {
        encoding: "utf8",
        cwd: home,
        maxBuffer: 1 << 27,
      });
      return { code: status, out: stdout, err: stderr };
    },
    text(report, name, said, unit = "某某局") {
      const lines = [
        `${unit}${report.year}年政府信息公开工作年度报告`,
        "一、总体情况",
        "（一）主动公开。全年按要求公开政府信息。",
        `（二）依申请公开。${said}`,
        "（三）政府信息管理。定期清理规范性文件。",
        "（四）政府信息公开平台建设。办好门户网站专栏。",
        "（五）监督保障。完成工作考核、社会评议，没有责任追究情况。",
        reportAsText(formFor(report), figuresOf(report), "bars"),
        "五、存在的主要问题及改进情况",
        "公开的时效有待提高，下一步将加强培训。",
        "六、其他需要报告的事项",
        "本年度收取信息处理费2230元，逾期未缴费的按规定处理。",
      ];
      writeFileSync(at(name), lines.join("\n"));
      return at(name);
    },
    figures(report, name, unit, change) {
      const values = figuresOf(report);
      change?.(values);
      writeFileSync(at(name), JSON.stringify(figuresFile({ form: formFor(report), values, unit, year: report.year })));
      return at(name);
    },
    end: () => rmSync(home, { recursive: true, force: true }),
  };
}
