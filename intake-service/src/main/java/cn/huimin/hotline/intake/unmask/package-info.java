/** Shows who complained, to those who may see it, and writes down that they looked. */
@NullMarked
package cn.huimin.hotline.intake.unmask;

import org.jspecify.annotations.NullMarked;
