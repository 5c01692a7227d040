/** The pages 公開と履歴: what a draft changes, publishing it, and the way back to a version. */
@NullMarked
package rusuban.console.publish;

import org.jspecify.annotations.NullMarked;
