// 注释不算
button.textContent = '已复制';
