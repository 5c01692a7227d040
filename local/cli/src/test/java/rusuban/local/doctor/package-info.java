@NullMarked
package rusuban.local.doctor;

import org.jspecify.annotations.NullMarked;
