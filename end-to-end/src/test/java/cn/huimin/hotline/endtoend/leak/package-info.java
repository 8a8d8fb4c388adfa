/**
 * Personal data planted at every door, and looked for wherever the house keeps or says anything.
 */
@NullMarked
package cn.huimin.hotline.endtoend.leak;

import org.jspecify.annotations.NullMarked;
