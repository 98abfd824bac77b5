// What is wanted now and then, behind one button. Fluent's own menu weighs more than a screen.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { Icon, type IconName } from "../icons";
import { useLook } from "./look";

const useStyles = makeStyles({
  holder: { position: "relative" },
  button: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "32px",
    minHeight: "32px",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  list: {
    position: "absolute",
    right: 0,
    bottom: "calc(100% + 2px)",
    zIndex: 3,
    minWidth: "132px",
    padding: "4px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
  },
  item: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "nowrap",
    ":hover:enabled": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
});

export interface MenuItem {
  readonly name: string;
  readonly icon: IconName;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

export function MoreMenu({ name, items }: { readonly name: string; readonly items: readonly MenuItem[] }): ReactElement {
  const styles = useStyles();
  const look = useLook();
  const id = useId();
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const itemsIn = (): HTMLElement[] => [...(holder.current?.querySelectorAll<HTMLElement>("[role=menuitem]:enabled") ?? [])];
  useEffect(() => {
    if (!open) return undefined;
    itemsIn()[0]?.focus();
    const away = (event: Event): void => {
      if (!holder.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);
  const keys = (event: KeyboardEvent): void => {
    if (!open) return;
    const list = itemsIn();
    const at = list.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape") {
      setOpen(false);
      button.current?.focus();
    } else if (event.key === "ArrowDown") list[(at + 1) % list.length]?.focus();
    else if (event.key === "ArrowUp") list[(at - 1 + list.length) % list.length]?.focus();
    else if (event.key === "Tab") return setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={holder} className={styles.holder} onKeyDown={keys}>
      <button
        ref={button}
        type="button"
        className={mergeClasses(look.bare, styles.button)}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" size={16} />
      </button>
      {open && (
        <div id={id} role="menu" aria-label={name} className={styles.list}>
          {items.map((item) => (
            <button
              key={item.name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={mergeClasses(look.bare, styles.item)}
              disabled={item.disabled}
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                item.onPress();
              }}
            >
              <Icon name={item.icon} size={16} />
              {item.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
