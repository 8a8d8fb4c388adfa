/** What the running house serves, asked of the house itself. */
@NullMarked
package cn.huimin.hotline.endtoend.served;

import org.jspecify.annotations.NullMarked;
