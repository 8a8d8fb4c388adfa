/**
 * People at the door of the house: a small client whose every answer is held against the contract.
 */
@NullMarked
package cn.huimin.hotline.endtoend.client;

import org.jspecify.annotations.NullMarked;
