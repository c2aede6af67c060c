/** Tables of opencc-js: entries parted by `|`, each a key and its conversions, parted by spaces. */
declare module "opencc-js/dict/*" {
  const table: string;
  export default table;
}
