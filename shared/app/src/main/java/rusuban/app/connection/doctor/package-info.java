/** The doctor: what is wrong with an account's connection to LINE, and where to mend it. */
@NullMarked
package rusuban.app.connection.doctor;

import org.jspecify.annotations.NullMarked;
