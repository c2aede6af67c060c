/** A process of the app's own, as its parent holds it. */
export interface ChildProcess<Request, Message> {
  send(request: Request): void;
  onMessage(take: (message: Message) => void): void;
  onExit(take: () => void): void;
  kill(): void;
}
