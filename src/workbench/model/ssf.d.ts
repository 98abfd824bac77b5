// The number formatter inside fast-formula-parser, which carries no declarations.
declare module "fast-formula-parser/ssf/ssf.js" {
  const SSF: { format(numberFormat: string, value: string | number): string };
  export default SSF;
}
