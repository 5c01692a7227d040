@NullMarked
package rusuban.app.connection.doctor;

import org.jspecify.annotations.NullMarked;
