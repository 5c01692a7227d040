@NullMarked
package rusuban.app.followup;

import org.jspecify.annotations.NullMarked;
