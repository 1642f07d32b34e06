import { escapeHtml, scriptJson } from '../html.ts'
import type { DrawProof } from './verify.ts'

/**
 * verify.html: frame, draw and algorithm in one file without any request. It recomputes at once and says 相同 or 不同;
 * other files can be chosen to be checked in their place.
 */
export function verifyPageHtml(script: string, frameText: string, proof: DrawProof): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>${escapeHtml(proof.title)} 抽样结果核验</title>
<style>body{font:16px/1.7 "Microsoft YaHei UI","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2329}
h1{font-size:1.4rem}#verdict{font-size:2rem;padding:.4rem 1rem;border:2px solid;border-radius:6px;display:inline-block}
.equal{color:#1a7f37}.different{color:#b42318}code{word-break:break-all}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #e3e6eb;padding:.3rem .5rem;text-align:left;font-size:.85rem}td.t{font-family:monospace;word-break:break-all}</style></head>
<body><h1>${escapeHtml(proof.title)} 抽样结果核验</h1>
<p>本页不联网，在您的浏览器里用名单和种子重新计算抽样结果，与公示的结果比较。</p>
<p id="verdict" role="status">正在计算…</p><p id="difference"></p>
<p>名单 ${proof.frameCount} 件，SHA-256 <code>${escapeHtml(proof.frameSha256)}</code><br>种子 <code>${escapeHtml(proof.seed)}</code>，计算过 ${proof.trials} 次</p>
<p>也可以改用手头的材料核验：<label>frame.csv <input id="frameFile" type="file"></label> <label>draw.json <input id="proofFile" type="file"></label></p>
<table><thead><tr><th>次序</th><th>案卷</th><th>层</th><th>抽签号</th></tr></thead><tbody>
${proof.drawn.map((one) => `<tr><td>${one.position}</td><td>${escapeHtml(one.caseKey)}</td><td>${escapeHtml(one.stratum)}</td><td class="t">${escapeHtml(one.ticket)}</td></tr>`).join('\n')}
</tbody></table>
<script>${script.replaceAll('</script', '<\\/script')}</script>
<script>
var given = { frame: ${scriptJson(frameText)}, proof: ${scriptJson(JSON.stringify(proof))} };
function show() {
  var result = MingjuanVerify.check(given.frame, given.proof, given.bytes);
  var verdict = document.getElementById('verdict');
  verdict.textContent = result.equal ? '相同' : '不同';
  verdict.className = result.equal ? 'equal' : 'different';
  document.getElementById('difference').textContent = result.equal ? '重新计算的结果与公示的结果完全相同。' : result.difference;
}
function take(id, key) {
  document.getElementById(id).onchange = function (event) {
    event.target.files[0].arrayBuffer().then(function (buffer) {
      // the bytes themselves are hashed; a byte order mark is kept, so that a changed file never looks like the published one
      given[key] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer);
      if (key === 'frame') given.bytes = new Uint8Array(buffer);
      show();
    });
  };
}
take('frameFile', 'frame'); take('proofFile', 'proof'); show();
</script></body></html>
`
}
