/**
 * Imports of whole files: each row goes the way of every work order, and is answered for by itself.
 */
@NullMarked
package cn.huimin.hotline.intake.importing;

import org.jspecify.annotations.NullMarked;
