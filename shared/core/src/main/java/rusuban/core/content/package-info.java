/**
 * Messages of an owner: LINE's own message objects, checked against LINE's published limits on
 * save, with variables replaced on sending. Source of every limit: LINE Developers, "Messaging API
 * reference", sections "Message objects" and "Action objects", state of 2026-08.
 */
@NullMarked
package rusuban.core.content;

import org.jspecify.annotations.NullMarked;
