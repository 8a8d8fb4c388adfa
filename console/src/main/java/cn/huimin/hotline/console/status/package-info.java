/** What a complainant sees, who never signs in: how far the case is, by its number and code. */
@NullMarked
package cn.huimin.hotline.console.status;

import org.jspecify.annotations.NullMarked;
