/**
 * Reads client bundles and refuses what is none. Pure: bytes and an instant in, a bundle or a named
 * refusal out; nothing in a bundle is ever run, and nothing of it is written to disk.
 */
package io.muster.credentials.reading;
