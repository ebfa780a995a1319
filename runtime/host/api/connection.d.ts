/** Whether the server answers. Told by every request; while it does not, asked again every few seconds. */
type Listener = () => void;
/** `restored`: there again, and for a moment worth telling. */
export type Connection = 'there' | 'lost' | 'restored';
/** A request found no server, or only a proxy that says so. */
export declare function connectionLost(): void;
export declare function connectionFound(): void;
export declare function isConnected(): boolean;
/** Calls back at each change. Gives the function that stops it. */
export declare function onConnection(listener: Listener): () => void;
export declare function useConnection(): Connection;
/** Waits until the server answers again, at most `ms`. Gives whether it does. */
export declare function untilConnected(ms: number): Promise<boolean>;
export {};
