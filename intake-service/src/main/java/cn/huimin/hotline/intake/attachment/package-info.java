/**
 * Files that belong to cases: sealed rows, known by what they hold, served so that nothing runs.
 */
@NullMarked
package cn.huimin.hotline.intake.attachment;

import org.jspecify.annotations.NullMarked;
