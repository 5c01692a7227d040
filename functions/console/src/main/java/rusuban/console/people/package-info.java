/** The page スタッフ: who may enter, with which role, on which devices, and who changed what. */
@NullMarked
package rusuban.console.people;

import org.jspecify.annotations.NullMarked;
