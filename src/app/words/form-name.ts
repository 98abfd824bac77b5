// How a form is called where an edition and a variant are known by their ids.
import { variants } from "../../statute/variants";

/** 2019年格式，北京市表样 */
export const formName = (edition: string, variant: string | null): string =>
  [`${edition}年格式`, variant && (variants.find(({ id }) => id === variant)?.name ?? variant)].filter(Boolean).join("，");
