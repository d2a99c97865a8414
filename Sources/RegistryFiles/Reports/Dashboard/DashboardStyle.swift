/// The style of the page: light and dark, on a telephone, a screen and paper.
///
/// Letters have a contrast of at least 4.5 to 1, on bars too, and bars of at least 3 to 1 against what is behind them (WCAG
/// 2.2, 1.4.3 and 1.4.11): a light bar has a dark border.
enum DashboardStyle {
  static let text = """
    :root{color-scheme:light dark;--paper:#fff;--panel:#f6f8fa;--ink:#16202b;--quiet:#4a5866;--line:#c9d2db;\
    --link:#0b57a4;--share:#0b57a4;--mark:#fff3c4;--why:#eaf2fc;--up:#1b6b3a;--down:#a3211a;\
    --full:#1b7540;--on-full:#fff;--partial:#e0a21a;--on-partial:#16202b;--none:#b3261e;--on-none:#fff;\
    --unreported:#b4bec8;--on-unreported:#16202b;--edge:#6b7785}
    @media(prefers-color-scheme:dark){:root{--paper:#12171d;--panel:#1c242d;--ink:#e8edf2;--quiet:#aab6c2;\
    --line:#3d4a57;--link:#8ec5ff;--share:#8ec5ff;--mark:#4a3d00;--why:#1a2a3c;--up:#58c98a;--down:#ff9089;\
    --full:#58c98a;--on-full:#0b1116;--partial:#e6a53e;--on-partial:#0b1116;--none:#f2766d;--on-none:#0b1116;\
    --unreported:#9aa8b6;--on-unreported:#0b1116;--edge:#9aa8b6}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;max-width:77rem;padding:1.25rem 1rem;background:var(--paper);color:var(--ink);\
    font:1rem/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
    header{display:flex;flex-wrap:wrap;gap:.25rem 2rem;justify-content:space-between;border-bottom:3px solid var(--ink);\
    padding-bottom:.5rem}
    header>div{flex:1 1 24rem}header p{margin:.25rem 0}
    .day{font-weight:700;white-space:nowrap}
    h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
    h2{font-size:1.15rem;margin:1.4rem 0 .4rem}
    h3{font-size:1rem;margin:1rem 0 .25rem}
    ul{list-style:none;margin:0;padding:0}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    summary{cursor:pointer;padding:.25rem 0;min-height:1.5rem}
    .quiet,.note{color:var(--quiet)}
    .note{margin:.35rem 0 0;font-size:.9rem}
    .open,.closed{border:1px solid var(--edge);border-radius:.25rem;padding:0 .4rem;color:var(--ink);white-space:nowrap}
    .open{background:var(--mark)}
    details:not([open])>:not(summary){display:none}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem;margin:1rem 0 .6rem}
    .tile{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;min-width:0}
    .tile h2{font-size:.95rem;margin:0 0 .3rem;text-transform:uppercase}
    .share{margin:.2rem 0;display:flex;flex-wrap:wrap;gap:0 .6rem;align-items:baseline}
    .share strong{font-size:1.5rem;line-height:1.2}.share>span{flex:1 1 8.5rem}
    .tile h2+.share strong{font-size:2.7rem;line-height:1.1}
    .trend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:flex-end;margin-top:.4rem}
    .trend svg{width:13.5rem;height:auto}
    .trend text{font-size:11px;fill:var(--quiet)}
    .trend p{margin:0;font-size:.9rem}
    .reached{height:.5rem;margin-top:.6rem;border-radius:.25rem;background:var(--line)}
    .reached>span{display:block;height:100%;border-radius:.25rem;background:var(--share)}
    .goal{stroke:var(--quiet);stroke-dasharray:2 3}
    .line{fill:none;stroke:var(--share);stroke-width:2.5}.end{fill:var(--share)}
    .up{color:var(--up)}.down{color:var(--down)}
    .tasks li{padding:.35rem 0;border-top:1px solid var(--line)}
    .tasks li:first-child{border:0}
    .tasks strong{font-size:1.25rem}
    .why{background:var(--why);border-left:4px solid var(--link);padding:.5rem .75rem;margin:.6rem 0}
    .key{display:flex;flex-wrap:wrap;gap:.1rem 1rem;font-size:.9rem;color:var(--quiet)}
    .key span{display:inline-block;width:.8em;height:.8em;margin-right:.35em;border-radius:.15em}
    .full{background:var(--full);color:var(--on-full)}
    .partial{background:var(--partial);color:var(--on-partial)}
    .none{background:var(--none);color:var(--on-none)}
    .unreported{background:var(--unreported);color:var(--on-unreported)}
    .row{display:grid;grid-template-columns:17.5rem minmax(6rem,1fr) 8rem;gap:.25rem 1rem;align-items:center;\
    border-bottom:1px solid var(--line);padding:.2rem 0}
    .row:has(.aside){grid-template-columns:17.5rem minmax(6rem,1fr) 8rem 14rem}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 2rem}
    .pair>*{min-width:0}.pair .row{grid-template-columns:10.5rem minmax(4rem,1fr) 5rem}
    .who a{color:inherit;text-decoration-color:var(--edge)}
    .bar>span{display:flex;gap:2px;min-width:min-content}
    .bar a{flex:1 1 0;min-width:min-content;min-height:1.5rem;padding:0 .55rem;white-space:nowrap;text-align:center;\
    border-radius:.15rem;text-decoration:none;font-weight:700;font-size:.85rem;line-height:1.5rem}
    .bar .share{display:block;height:1.1rem;margin:0;min-width:1px;background:var(--share)}
    .axis{background:linear-gradient(var(--line),var(--line)) 50% 0/1px 100% no-repeat;border:solid var(--line);\
    border-width:0 1px}
    .scale{border:0}.scale .bar{display:flex;justify-content:space-between;font-size:.8rem;color:var(--quiet)}
    .value{text-align:right;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}
    .aside{color:var(--quiet);font-size:.9rem}
    #time .row{grid-template-columns:7rem minmax(6rem,1fr) 11rem}#time .rows .row{border:0;padding:.08rem 0}
    .list-of-kinds>li{padding:.4rem 0;border-bottom:1px solid var(--line)}
    .list-of-kinds ul{padding-left:1.25rem;font-size:.95rem}
    .kind{font-weight:700}.bad{color:var(--down)}
    .names{columns:18rem;column-gap:2rem}
    .names li,.own{break-inside:avoid}
    .owners{columns:22rem;column-gap:2rem}
    .fold>details:not([open])+.inner{display:none}
    .fold:target>.inner,.fold:has(:target)>.inner{display:block!important}
    .fold>details>summary{font-weight:700}
    .own>details>summary{font-weight:400;padding:.1rem 0}
    .own li{display:flex;flex-wrap:wrap;gap:.15rem .75rem;justify-content:space-between;padding:.25rem 0 .25rem 1rem;\
    border-top:1px solid var(--line);font-size:.95rem}
    .own li>span:first-child{flex:1 1 14rem}
    .own small{font-size:inherit;color:var(--quiet)}.own i,.own em{font-style:normal}.own i{white-space:nowrap}
    .own em{display:none}
    .own b{font-weight:400;border:1px solid var(--edge);border-radius:.25rem;padding:0 .4rem;font-size:.85rem;align-self:flex-start}
    .shown{display:none;background:var(--mark);padding:.5rem .75rem;border-radius:.25rem;margin:.5rem 0}
    .shown:target{display:block}
    .shown:target~.fold .inner{display:block!important}
    .shown:target~.fold details{display:none}
    .shown:target~.fold em{display:inline}
    .shown:target~.fold .owners{columns:auto}
    li:target,.own:target>details,.own ul:target{background:var(--mark)}
    footer{margin-top:2rem;border-top:3px solid var(--ink);font-size:.9rem}
    footer code{overflow-wrap:anywhere}
    @media screen and (max-width:63.99rem){.tiles>:last-child:nth-child(odd){grid-column:1/-1}}
    @media screen and (min-width:64rem){.tiles{grid-template-columns:1.25fr 1.2fr 1fr}}
    @media screen and (max-width:48rem){
    h1{font-size:1.3rem}.tile h2+.share strong{font-size:2.2rem}
    .row,.row:has(.aside),.pair .row{grid-template-columns:minmax(0,1fr) auto;gap:.1rem .75rem}
    .row .who{grid-column:1}.row .value{grid-column:2;grid-row:1}.row .bar,.row .aside{grid-column:1/-1}
    #time .row{grid-template-columns:minmax(0,1fr) auto}
    }
    @media print{
    @page{size:A4;margin:12mm 12mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
    :root{--paper:#fff;--panel:#fff;--ink:#000;--quiet:#333;--line:#999;--link:#000;--share:#0b57a4;--mark:#fff;--why:#fff;\
    --up:#1b6b3a;--down:#a3211a;--full:#1b7540;--on-full:#fff;--partial:#e0a21a;--on-partial:#000;--none:#b3261e;\
    --on-none:#fff;--unreported:#b4bec8;--on-unreported:#000;--edge:#6b7785}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    html{font-size:9.5pt}body{max-width:none;padding:0}
    a{text-decoration:none;color:inherit}
    .tiles{grid-template-columns:1fr 1fr 1fr;gap:.5rem}.tile{padding:.5rem .6rem}
    .tile h2{font-size:.9rem}.tile h2+.share strong{font-size:2.1rem}.share>span{flex-basis:6.5rem}
    .row{grid-template-columns:15rem minmax(6rem,1fr) 5rem}
    .row:has(.aside){grid-template-columns:15rem minmax(6rem,1fr) 5rem 13rem}
    header{flex-wrap:nowrap}h1{font-size:1.5rem}
    .pair{grid-template-columns:repeat(auto-fit,minmax(20rem,1fr))}.pair .row{grid-template-columns:9rem minmax(3rem,1fr) 7.5rem}
    #time{break-before:page}
    .shown,.shown:target,.fold>details,#owners>details{display:none}
    .fold .inner{display:block!important}.own li{display:flex!important}.own em{display:inline}
    .owners{columns:auto}
    .tile,.row,.own li,.list-of-kinds>li{break-inside:avoid}h2,h3{break-after:avoid}
    }
    """
}
