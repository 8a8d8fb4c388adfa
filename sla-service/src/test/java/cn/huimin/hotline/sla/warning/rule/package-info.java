@NullMarked
package cn.huimin.hotline.sla.warning.rule;

import org.jspecify.annotations.NullMarked;
