/**
 * The messages an owner writes: LINE's own message objects, checked against LINE's published limits
 * when saved, with variables filled in when sent. Source of every limit: LINE Developers,
 * "Messaging API reference", sections "Message objects" and "Action objects", state of 2026-08.
 */
@NullMarked
package rusuban.core.content;

import org.jspecify.annotations.NullMarked;
