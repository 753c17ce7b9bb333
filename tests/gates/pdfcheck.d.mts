export declare function pdfFaults(bytes: Uint8Array): Promise<string[]>
