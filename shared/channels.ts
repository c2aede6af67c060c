/** The two channels that carry the contract's requests and events. */
export const REQUEST_CHANNEL = "twinpress:request";
export const EVENT_CHANNEL = "twinpress:event";

/** The origin that windows are served from, by the app's own protocol. */
export const APP_ORIGIN = "app://twinpress";

/** A picture of the open newsroom, for `<img src>` in a window; `width` asks for a smaller rendition. */
export function mediaUrl(id: string, width?: number): string {
  const address = `${APP_ORIGIN}/media/${id}`;
  return width === undefined ? address : `${address}?w=${width}`;
}
