/** The rules of the house, each with a message that says how to mend a violation. */
@NullMarked
package cn.huimin.hotline.architecture;

import org.jspecify.annotations.NullMarked;
