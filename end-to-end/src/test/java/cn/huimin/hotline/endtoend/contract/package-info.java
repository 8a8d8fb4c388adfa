/** The published contract as tests read it: what it says, and whether an answer keeps to it. */
@NullMarked
package cn.huimin.hotline.endtoend.contract;

import org.jspecify.annotations.NullMarked;
