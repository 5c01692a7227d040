/** The command that checks an account's connection to LINE. */
@NullMarked
package rusuban.local.doctor;

import org.jspecify.annotations.NullMarked;
